"""The simulator, asked over real HTTP as a client asks X."""
