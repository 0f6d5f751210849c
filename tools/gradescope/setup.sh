#!/usr/bin/env bash
# Runs once, when Gradescope builds the autograder; after it no network is needed.
set -euo pipefail
apt-get update
apt-get install -y nodejs npm
cd /autograder/source
# The system's Node is old: this one is what the grader was written for.
npm install --no-save --no-fund --no-audit node@24
