/// What Lambda hands to a function that reads a Kinesis stream, and what it takes back. Knows no Lambda type.
@NullMarked
package com.wildrydes.processors.kinesis;

import org.jspecify.annotations.NullMarked;
