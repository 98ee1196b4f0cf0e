/// `up` and `demo`: the local stack in this process.
@NullMarked
package com.wildrydes.cli.stack;

import org.jspecify.annotations.NullMarked;
