/// Lambda as a service: what is deployed, and the REST API over it.
@NullMarked
package com.wildrydes.local.lambda.service;

import org.jspecify.annotations.NullMarked;
