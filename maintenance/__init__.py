"""Makes what the package ships and the guide lists, and nobody writes by hand."""
