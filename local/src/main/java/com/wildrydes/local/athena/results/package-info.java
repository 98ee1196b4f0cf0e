/// Results as Athena writes them: values as text, a CSV or text file, and a file that describes the columns.
@NullMarked
package com.wildrydes.local.athena.results;

import org.jspecify.annotations.NullMarked;
