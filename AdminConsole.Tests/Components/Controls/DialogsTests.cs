using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AdminConsole.Tests.Components.Controls;

public sealed class DialogsTests : ComponentTest
{
    private static readonly Confirmation Question = new(new Phrase("shell.sign_out"), new Phrase("error.unit_locked"), new Phrase("account.sign_in"))
    {
        Things = ["武汉市第一医院", "武汉市第二医院", "三", "四", "五", "六"],
        Count = 40,
        Destructive = true,
    };

    [Fact]
    public async Task Confirm_Question_NamesTheThingsTheCountAndTheAct()
    {
        var (dialog, answer) = await AskAsync();

        Assert.Equal(["武汉市第一医院", "武汉市第二医院", "三", "四", "五", "另有 35 项"], dialog.FindAll(".confirm-things li").Select(thing => thing.TextContent));
        Assert.Equal("共 40 项", dialog.Find(".confirm-count").TextContent);
        Assert.Equal("登录", dialog.Find(".button-danger").TextContent);
        Assert.False(answer.IsCompleted);
    }

    [Theory]
    [InlineData(".button-danger", true)]
    [InlineData(".dialog-actions .button", false)]
    public async Task Confirm_Answered_ReturnsIt(string button, bool expected)
    {
        var (dialog, answer) = await AskAsync();

        await dialog.Find(button).ClickAsync();

        Assert.Equal(expected, await answer);
    }

    [Fact]
    public async Task Confirm_Dismissed_IsANo()
    {
        var (dialog, answer) = await AskAsync();

        await dialog.InvokeAsync(() => Services.GetRequiredService<Dialogs>().Close());

        Assert.False(await answer);
    }

    [Fact]
    public void BR09_Confirm_TwoClicks_AnswerOnce()
    {
        var answers = 0;
        var dialog = Render<ConfirmDialog>(parameters => parameters.Add(confirm => confirm.Confirmation, Question).Add(confirm => confirm.OnAnswer, _ => answers++));
        var button = dialog.Find(".button-danger");

        button.Click();
        button.Click();

        Assert.Equal(1, answers);
    }

    private async Task<(IRenderedComponent<RadzenDialog> Dialog, Task<bool> Answer)> AskAsync()
    {
        var dialog = Render<RadzenDialog>();
        Task<bool> answer = Task.FromResult(false);
        await dialog.InvokeAsync(() =>
        {
            answer = Services.GetRequiredService<Dialogs>().ConfirmAsync(Question);
        });
        dialog.WaitForElement(".confirm");
        return (dialog, answer);
    }
}
