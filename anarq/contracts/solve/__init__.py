"""Whether statements have an instance together: built, or proved that there is none."""
