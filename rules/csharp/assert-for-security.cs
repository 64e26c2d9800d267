using System.Diagnostics;

namespace Checks;

public static class Access
{
    public static void Delete(User user, Document document)
    {
        // expect: assert-for-security
        Debug.Assert(user.IsAdmin);
        // expect: assert-for-security
        Debug.Assert(user.HasPermission("delete") && document.Id > 0);
        // ok: assert-for-security
        Debug.Assert(document.Id > 0);
        // ok: assert-for-security
        if (!user.IsAdmin)
        {
            throw new UnauthorizedAccessException();
        }
    }
}
