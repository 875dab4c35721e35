"""Photos, over a real HTTP server and real images."""
