/// Athena as a service: its API, JSON 1.1 in and out, over its executions, its catalog and what it keeps.
@NullMarked
package com.wildrydes.local.athena.service;

import org.jspecify.annotations.NullMarked;
