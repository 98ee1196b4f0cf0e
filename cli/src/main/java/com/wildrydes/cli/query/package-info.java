/// The command `query`: saved queries by name, or any SQL, on the archive.
@NullMarked
package com.wildrydes.cli.query;

import org.jspecify.annotations.NullMarked;
