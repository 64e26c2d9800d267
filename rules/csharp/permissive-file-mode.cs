using System.Security.AccessControl;
using System.Security.Principal;

namespace Modes;

public static class Files
{
    public static void Set(string path, FileSecurity security)
    {
        // expect: permissive-file-mode
        File.SetUnixFileMode(path, UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        // ok: permissive-file-mode
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // expect: permissive-file-mode
        security.AddAccessRule(new FileSystemAccessRule("Everyone", FileSystemRights.FullControl, AccessControlType.Allow));
        // expect: permissive-file-mode
        security.AddAccessRule(new FileSystemAccessRule(new SecurityIdentifier(WellKnownSidType.WorldSid, null), FileSystemRights.Modify, AccessControlType.Allow));
        // ok: permissive-file-mode
        security.AddAccessRule(new FileSystemAccessRule("service", FileSystemRights.Read, AccessControlType.Allow));
    }
}
