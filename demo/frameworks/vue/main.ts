import { createApp } from "vue";
import Bookshop from "./bookshop.vue";

createApp(Bookshop).mount("#app");
