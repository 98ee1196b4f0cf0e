/// CloudFormation, as far as a caller asks for the stack's outputs and resources.
@NullMarked
package com.wildrydes.local.cloudformation;

import org.jspecify.annotations.NullMarked;
