/// Function processes: started, fed through Lambda's Runtime API, timed out, ended, replaced.
@NullMarked
package com.wildrydes.local.lambda.runtime;

import org.jspecify.annotations.NullMarked;
