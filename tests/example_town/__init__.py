"""The example town: how its conversations are woven and its pictures drawn, and that they are what they should be."""
