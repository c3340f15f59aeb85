### What is said everywhere.

named-value = { $name }: { $value }
