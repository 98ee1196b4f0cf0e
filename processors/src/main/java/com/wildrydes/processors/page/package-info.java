/// The dashboard's files, as they come with the function's code.
@NullMarked
package com.wildrydes.processors.page;

import org.jspecify.annotations.NullMarked;
