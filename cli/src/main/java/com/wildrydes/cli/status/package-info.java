/// `status`: how far everything is, asked from the services alone, so that it is the same on AWS.
@NullMarked
package com.wildrydes.cli.status;

import org.jspecify.annotations.NullMarked;
