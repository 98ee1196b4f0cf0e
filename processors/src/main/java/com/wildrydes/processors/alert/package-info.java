/// Alerts: what the live state decides, and how it reaches the operators.
@NullMarked
package com.wildrydes.processors.alert;

import org.jspecify.annotations.NullMarked;
