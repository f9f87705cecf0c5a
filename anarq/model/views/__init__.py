"""Documents as total records: the only place where their keys are spelled. A fact is a node, so that it has a place."""
