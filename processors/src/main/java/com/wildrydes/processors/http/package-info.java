/// HTTP as a Lambda function speaks it behind an API Gateway HTTP API: requests, routes, answers, problems.
///
/// Nothing here knows what the routes are about.
@NullMarked
package com.wildrydes.processors.http;

import org.jspecify.annotations.NullMarked;
