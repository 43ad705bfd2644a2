"""The disk, the open buffers and the snapshots made of both."""
