/// S3: S3Proxy over a folder in the data folder. An object is a plain file under its bucket and key.
@NullMarked
package com.wildrydes.local.s3;

import org.jspecify.annotations.NullMarked;
