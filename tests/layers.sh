#!/bin/sh
# layers.sh: the rule of the folders as a test.
if tools/check-layers.sh; then echo "ok layers"; else echo "FAIL layers"; fi
