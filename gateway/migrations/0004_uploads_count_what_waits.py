"""Count the events of an upload that wait for their declaration by themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateway", "0003_words_for_people")]

    operations = [
        migrations.AddField("upload", "waiting", models.PositiveIntegerField(default=0)),
    ]
