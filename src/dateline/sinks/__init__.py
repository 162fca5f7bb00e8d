"""Outputs: the only code that writes files. Bytes go in, and a whole file or nothing comes out.

What a path names decides how it is written:

- nothing, or a regular file: the bytes go to a temporary file beside it, which takes its place at
  the end. The permission bits of a file that stood there are kept; its owner, its other hard links
  and its extended attributes are not.
- a symbolic link: the file that it points to is replaced, or created, and the link stays.
- a FIFO, a device, or an open descriptor such as ``/dev/stdout``: written to directly, so that an
  error in the middle leaves what was written before it.
- a folder, or a file without write permission: refused.

Formats that need a file of their own are handed a private path, in a folder beside the target,
and what they make there is moved in the same way.
"""

from dateline.sinks._bytes import compressed, write_bytes
from dateline.sinks._made import write_made
from dateline.sinks._target import Target, Writable, check_writable, descriptor_of, same_file

__all__ = [
    "Target",
    "Writable",
    "check_writable",
    "compressed",
    "descriptor_of",
    "same_file",
    "write_bytes",
    "write_made",
]
