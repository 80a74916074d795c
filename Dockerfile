# The marketplace: web and worker. Needs a DATABASE_URL; see README.md for the environment.
FROM oven/bun:1.4.5-slim AS packages
WORKDIR /app
COPY package.json bun.lock bunfig.toml ./
RUN bun install --frozen-lockfile --production --ignore-scripts

FROM oven/bun:1.4.5-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 VRS_MODE=live VRS_DATA_DIR=/data
RUN mkdir /data && chown bun:bun /data
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY events events
COPY projections projections
COPY views views
COPY migrations migrations
COPY src src
USER bun
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["bun", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/livez').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["bun", "src/main.ts"]
