/// One port for every service: finds the service of a request, lets faults and the bill see it, and answers in the
/// words of the request's own protocol.
@NullMarked
package com.wildrydes.local.frontdoor;

import org.jspecify.annotations.NullMarked;
