/// Errors in a file name the file, also those deep in a decoder that has never heard of files.
@NullMarked
package com.wildrydes.athenaengine.reading;

import org.jspecify.annotations.NullMarked;
