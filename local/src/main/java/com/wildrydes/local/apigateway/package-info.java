/// API Gateway's HTTP APIs on one machine: routes from a template to functions, in payload format 2.0.
@NullMarked
package com.wildrydes.local.apigateway;

import org.jspecify.annotations.NullMarked;
