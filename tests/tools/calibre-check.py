# calibre-debug calibre-check.py -- FILE...: calibre's own check of a book must say nothing of the level of a
# warning or above. Out: a line "ok NAME" or "FAIL NAME" a file, with what was said.
import os
import sys

from calibre.ebooks.oeb.polish.check.base import WARN
from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container

bad = False
for path in sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else sys.argv[1:]:
    faults = [e for e in run_checks(get_container(path, tweak_mode=True)) if e.level >= WARN]
    print('FAIL' if faults else 'ok', "calibre's check of", os.path.basename(path))
    for fault in faults[:10]:
        print(f'  {fault.name}:{getattr(fault, "line", "")}: {fault.msg}')
    bad = bad or bool(faults)
sys.exit(1 if bad else 0)
