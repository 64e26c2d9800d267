#!/usr/bin/env python3
"""Prints the shell script of a step of a GitHub action (by its id, or a word of its script), or of a GitLab job.

    step.py FILE NAME
"""
import sys

import yaml

document = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
name = sys.argv[2]
if "runs" in document:
    steps = [step for step in document["runs"]["steps"] if "run" in step]
    print(next(step["run"] for step in steps if step.get("id") == name or (name in step["run"] and "id" not in step)))
else:
    print("\n".join(document[name]["script"]))
