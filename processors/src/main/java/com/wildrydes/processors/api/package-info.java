/// The function behind the dashboard: its page, and the routes that the page asks. See `docs/api.md`.
@NullMarked
package com.wildrydes.processors.api;

import org.jspecify.annotations.NullMarked;
