/// What a command talks to: the local stack or AWS, its clients, and the names of the resources deployed there.
@NullMarked
package com.wildrydes.cli.target;

import org.jspecify.annotations.NullMarked;
