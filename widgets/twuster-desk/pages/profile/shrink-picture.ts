/** Larger than this, a picture is made smaller before it is sent: phones are on slow lines. */
const LARGE_BYTES = 1_500_000;
const SIDE = 2_000;

/** A smaller JPEG of a large picture; the picture itself where it is small, or this browser can't. */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  if (file.size <= LARGE_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    // No picture, as far as this browser can tell: the server says why.
    return file;
  }
}
