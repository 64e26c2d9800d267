namespace Pages;

public sealed class OrderPage : System.Web.UI.Page
{
    protected void Page_Init(object sender, EventArgs e)
    {
        // expect: view-state-mac-disabled
        Page.EnableViewStateMac = false;
        // expect: view-state-mac-disabled
        EnableViewStateMac = false;
        // ok: view-state-mac-disabled
        ViewStateUserKey = Session.SessionID;
        // ok: view-state-mac-disabled
        EnableViewStateMac = true;
    }
}
