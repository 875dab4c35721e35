"""What a person with a browser meets: a real Chromium on a real site."""
