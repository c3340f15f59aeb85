### Ce qui se dit partout.

named-value = { $name } : { $value }
