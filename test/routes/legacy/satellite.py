"""A v-flask satellite with Python's standard library alone: it reads exactly the old fields."""
import io
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile

base, key, folder = sys.argv[1:4]


def ask(path, method="GET", query=False):
    url = base + "/api" + path
    headers = {"User-Agent": "v-flask-client/1.0"}
    if query:
        url += "?" + urllib.parse.urlencode({"api_key": key})
    else:
        headers["X-API-Key"] = key
    request = urllib.request.Request(url, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def ask_json(*words, **options):
    status, _, body = ask(*words, **options)
    assert status == 200, (status, body)
    return json.loads(body)


plugins = ask_json("/plugins", query=True)["plugins"]
project = ask_json("/projects/me")["project"]
licenses = ask_json("/projects/me/licenses")["licenses"]
licensed = [one["plugin_name"] for one in licenses if one["is_active"]]
unpacked = []
for name in sys.argv[4:]:
    status, headers, body = ask("/plugins/%s/download" % name, method="POST")
    assert status == 200, (name, status, body)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        assert name + "/__init__.py" in archive.namelist()
        archive.extractall(folder)
    assert os.path.isfile(os.path.join(folder, name, "__init__.py"))
    unpacked.append(headers["Content-Disposition"])
print(
    json.dumps(
        {
            "slug": project["slug"],
            "listed": [one["name"] for one in plugins],
            "free": [one["name"] for one in plugins if one["is_free"] or one["price_cents"] == 0],
            "licensed": licensed,
            "unpacked": unpacked,
        }
    )
)
