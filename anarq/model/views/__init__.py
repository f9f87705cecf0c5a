"""Total typed records over the raw documents: the only place where a key of one is spelled. No IO."""
