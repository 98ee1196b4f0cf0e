/// Who may use the dashboard, and from which pages.
@NullMarked
package com.wildrydes.processors.access;

import org.jspecify.annotations.NullMarked;
