/// How a handler deals with the services that it calls: what can fail, how long it tries again, when it must
/// stop.
@NullMarked
package com.wildrydes.processors.dependency;

import org.jspecify.annotations.NullMarked;
