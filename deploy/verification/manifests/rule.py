"""Prints the spec of a rendered PrometheusRule, which must have the alerts of a rules file: rule.py RENDERED RULES."""

import sys

import yaml


def alerts(groups):
    return [(group["name"], rule["alert"], rule["annotations"]) for group in groups for rule in group["rules"]]


def main(rendered, rules):
    with open(rendered, encoding="utf-8") as file:
        rule = yaml.safe_load(file)
    with open(rules, encoding="utf-8") as file:
        expected = yaml.safe_load(file)["groups"]
    if rule["kind"] != "PrometheusRule" or alerts(rule["spec"]["groups"]) != alerts(expected):
        sys.exit(f"{rendered} has other alerts than {rules}")
    yaml.safe_dump(rule["spec"], sys.stdout)


main(*sys.argv[1:])
