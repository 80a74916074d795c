# The marketplace: web and worker. Needs a DATABASE_URL; see README.md for the environment.
# For builds that are the same every time: --build-arg BUN_IMAGE=oven/bun@sha256:<digest>
ARG BUN_IMAGE=oven/bun:1.4.5-slim

FROM ${BUN_IMAGE} AS packages
WORKDIR /app
COPY package.json bun.lock bunfig.toml ./
RUN bun install --frozen-lockfile --production --ignore-scripts

FROM ${BUN_IMAGE}
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 VRS_WORKER_PORT=3001 VRS_MODE=live VRS_DATA_DIR=/data
RUN mkdir /data && chown bun:bun /data
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json vrs ./
COPY events events
COPY projections projections
COPY views views
COPY migrations migrations
COPY plugins plugins
COPY src src
USER bun
VOLUME /data
EXPOSE 3000
# A worker has no web server: it answers on a port of its own, from inside alone.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bun", "-e", "const { PORT, VRS_ROLE, VRS_WORKER_PORT } = process.env; fetch(`http://127.0.0.1:${VRS_ROLE === 'worker' ? VRS_WORKER_PORT : PORT}/livez`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["./vrs"]
