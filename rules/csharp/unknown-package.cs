// ok: unknown-package
using System.Text;
// ok: unknown-package
using Microsoft.AspNetCore.Mvc;
// ok: unknown-package
using Newtonsoft.Json;
// ok: unknown-package
using static System.Math;
// expect: unknown-package
using SecureJwtGuardian.Tokens;
// expect: unknown-package
using Newtonsfot.Json.Linq;
// expect: unknown-package
using Sql = FastQueryGuard.Sql.Builder;

namespace Shop;

class Cart
{
    // ok: unknown-package
    object thing = new Nobody.Knows.Thing();
}
