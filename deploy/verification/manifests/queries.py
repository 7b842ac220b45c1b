"""Checks the form of a Grafana dashboard, and prints its queries as Prometheus rules, for promtool to check them.

    queries.py DASHBOARD
"""
import json
import re
import sys

VARIABLES = {"$__rate_interval": "5m", "$__range": "1h", "$event": ".*", "$webhook": ".*", "$job": ".*", "$queue": ".*"}


def fail(problem):
    sys.exit(f"{sys.argv[1]}: {problem}")


dashboard = json.load(open(sys.argv[1], encoding="utf-8"))
panels = [panel for panel in dashboard["panels"] if panel["type"] != "row"]
ids = [panel["id"] for panel in dashboard["panels"]]
if len(ids) != len(set(ids)):
    fail("two panels have one id")
rules = []
for panel in panels:
    if not re.search(r"\?", panel.get("description", "")):
        fail(f"panel '{panel['title']}' has no question in its description")
    for target in panel["targets"]:
        query = target["expr"]
        for name, value in VARIABLES.items():
            query = query.replace(name, value)
        if "$" in query:
            fail(f"panel '{panel['title']}' uses an unknown variable: {target['expr']}")
        rules.append({"record": f"panel:{panel['id']}:{target['refId']}", "expr": query})
json.dump({"groups": [{"name": "dashboard", "rules": rules}]}, sys.stdout)
