/// The saved queries as resources of `template.yaml`, so that analysts find them in Athena's console too.
@NullMarked
package com.wildrydes.athenaqueries.template;

import org.jspecify.annotations.NullMarked;
