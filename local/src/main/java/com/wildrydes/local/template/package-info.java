/// Reads `template.yaml` (AWS SAM and CloudFormation) and says which resources the local stack is to serve.
/// What it does not serve is named in a warning, what it does not understand in an error.
@NullMarked
package com.wildrydes.local.template;

import org.jspecify.annotations.NullMarked;
