/// `s3://bucket/key` as the file `bucket/key` below a folder.
@NullMarked
package com.wildrydes.athenaengine.storage;

import org.jspecify.annotations.NullMarked;
