declare module "fs-native-extensions" {
  /** Takes an exclusive lock on an open file at once, or returns false when somebody else holds it. */
  export function tryLock(fd: number): boolean;
}
