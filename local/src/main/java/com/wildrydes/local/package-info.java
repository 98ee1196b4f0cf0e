/// The local stack: the AWS services that a template declares, in one process, on one port.
@NullMarked
package com.wildrydes.local;

import org.jspecify.annotations.NullMarked;
