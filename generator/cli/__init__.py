"""The verbs. The only place that prints: results go to standard output, everything else to standard error."""
